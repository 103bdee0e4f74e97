/** Addresses of the register's pages: ids only, never what a record says. */
export const SPEAKERS_PATH = '/bao-cao-vien';
export const NEW_SPEAKER_PATH = `${SPEAKERS_PATH}/them`;
export const speakerPath = (id: number): string => `${SPEAKERS_PATH}/${id}`;
export const editSpeakerPath = (id: number): string => `${SPEAKERS_PATH}/${id}/sua`;
export const mergeSpeakersPath = (keep: number, drop: number): string => `${SPEAKERS_PATH}/${keep}/gop/${drop}`;

/** The name under which the list's search and filter are kept, for pages that lead to it. */
export const SPEAKER_QUERY = 'speakers.query';
