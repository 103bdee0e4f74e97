export const UNITS_PATH = '/don-vi';
export const unitPath = (id: number): string => `${UNITS_PATH}/${id}`;
