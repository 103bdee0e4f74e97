export const COMMENDATIONS_PATH = '/khen-thuong';
export const NEW_COMMENDATION_PATH = `${COMMENDATIONS_PATH}/them`;
export const WATCH_PATH = `${COMMENDATIONS_PATH}/can-xem`;
export const TERMS_PATH = `${COMMENDATIONS_PATH}/danh-muc`;
export const PROPOSAL_PATH = `${COMMENDATIONS_PATH}/danh-sach-de-nghi`;

export const commendationPath = (id: number): string => `${COMMENDATIONS_PATH}/${id}`;
export const editCommendationPath = (id: number): string => `${COMMENDATIONS_PATH}/${id}/sua`;
