/** What records are called that others name by number: those that are not there are named by their number. */
export interface Names {
  byId: ReadonlyMap<number, { name: string }>;
  /** People of the register, where they are known. */
  people?: ReadonlyMap<number, string> | undefined;
}

export function unitName(names: Names | undefined, id: unknown): string {
  return names?.byId.get(Number(id))?.name ?? `Đơn vị số ${String(id)}`;
}

export function personName(names: Names | undefined, id: unknown): string {
  return names?.people?.get(Number(id)) ?? `Người số ${String(id)}`;
}
