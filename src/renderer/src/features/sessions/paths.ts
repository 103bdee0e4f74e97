/** Addresses of the pages of sessions: ids and days only, never what a record says. */
export const SESSIONS_PATH = '/hoat-dong';
export const NEW_SESSION_PATH = `${SESSIONS_PATH}/them`;
/** A new session of a day. */
export const newSessionPath = (date: string): string => `${NEW_SESSION_PATH}?ngay=${date}`;
export const FAST_ENTRY_PATH = `${SESSIONS_PATH}/nhap-nhanh`;
export const PLAN_PATH = `${SESSIONS_PATH}/ke-hoach`;
export const CALENDAR_PATH = `${SESSIONS_PATH}/lich`;
export const YEAR_PATH = `${SESSIONS_PATH}/ca-nam`;
export const LINK_PATH = `${SESSIONS_PATH}/lien-ket`;
export const PAYMENTS_PATH = `${SESSIONS_PATH}/bang-ke`;
export const sessionPath = (id: number): string => `${SESSIONS_PATH}/${id}`;
export const editSessionPath = (id: number): string => `${SESSIONS_PATH}/${id}/sua`;
/** The form of a planned session, opened to say what happened. */
export const resultPath = (id: number): string => `${SESSIONS_PATH}/${id}/sua?ket-qua=1`;

/** The name under which a plan is kept until it is written. */
export const PLAN_DRAFT = 'sessions.plan';

/** The name under which the list's search and filter are kept, for pages that lead to it. */
export const SESSION_QUERY = 'sessions.query';
