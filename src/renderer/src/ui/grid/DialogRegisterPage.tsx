import { type ReactNode, useCallback, useState } from 'react';
import { RegisterPage, type RegisterPageProps } from './RegisterPage.tsx';

interface Props<Item extends { id: number }, F extends object>
  extends Omit<RegisterPageProps<Item, F>, 'onOpen' | 'add' | 'children'> {
  addLabel: string;
  /** The dialog of a record, or of a new one. */
  dialog: (record: Item | undefined, close: () => void) => ReactNode;
}

/** A register whose records have no page of their own: they open, and are added, in a dialog over the list. */
export function DialogRegisterPage<Item extends { id: number }, F extends object>(props: Props<Item, F>): ReactNode {
  const { addLabel, dialog, ...rest } = props;
  const [editing, setEditing] = useState<Item | 'new'>();
  const open = useCallback((record: Item) => setEditing(record), []);
  return (
    <RegisterPage<Item, F> {...rest} onOpen={open} add={{ label: addLabel, run: () => setEditing('new') }}>
      {editing && dialog(editing === 'new' ? undefined : editing, () => setEditing(undefined))}
    </RegisterPage>
  );
}
