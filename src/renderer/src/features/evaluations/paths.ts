export const EVALUATIONS_PATH = '/danh-gia-nam';
export const EVALUATION_REGISTER_PATH = `${EVALUATIONS_PATH}/so`;
