import type { Role } from '#shared/contract/auth.ts';
import type { RecordColumns } from '../db/schema.ts';

/** Settings and interface preferences by key; `value` is JSON. */
export interface SettingTable {
  key: string;
  value: string;
}

export interface ClerkTable extends RecordColumns {
  name: string;
  role: Role;
}

/** Which records are sample data, so that they can be told apart and removed. */
export interface SampleRecordTable {
  entity: string;
  entityId: number;
}
