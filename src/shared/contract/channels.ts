/** The two names on which the preload script and Electron's main process talk: calls, and events. */
export const INVOKE_CHANNEL = 'sbcv:invoke';
export const EVENT_CHANNEL = 'sbcv:event';
