/** What the core tells its hosts without being asked. */
export type CoreEvent =
  | {
      type: 'progress';
      /** The task's correlation id: the one the caller gave with the call. */
      taskId: string;
      /** Steps done and to do; `total` 0 where it is not known yet. */
      done: number;
      total: number;
      /** What is being done, in Vietnamese. */
      label: string;
    }
  | {
      type: 'changed';
      /** The entities whose records changed, so that lists on the screen are read again. */
      entities: string[];
    }
  | {
      /** The register as a whole changed (opened, locked, restored, another clerk): everything is to be read anew. */
      type: 'state';
    };
