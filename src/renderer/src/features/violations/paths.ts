export const VIOLATIONS_PATH = '/xu-ly-vi-pham';
