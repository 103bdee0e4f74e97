export const DOCUMENTS_PATH = '/van-ban';
export const NEW_DOCUMENT_PATH = `${DOCUMENTS_PATH}/them`;

export const documentPath = (id: number): string => `${DOCUMENTS_PATH}/${id}`;
export const editDocumentPath = (id: number): string => `${DOCUMENTS_PATH}/${id}/sua`;
