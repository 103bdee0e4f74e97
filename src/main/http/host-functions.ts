import type { Core } from '#main/core/ports.ts';
import type { HostFunctions } from '#main/hosting/answer-call.ts';
import { HostFailure } from '#main/hosting/host-failure.ts';
import { safeExternalAddress } from '#main/hosting/safe-open-external.ts';

/** What this host does by itself: little, because a browser has dialogs and printing of its own. */
export function httpHostFunctions(core: Core, version: string): HostFunctions {
  return {
    'host.info': () => ({ kind: 'http', version }),
    'host.cancel': ({ correlationId }) => ({ cancelled: core.cancel(correlationId) }),
    'host.chooseOpen': () => ({ handled: false, file: null }),
    'host.chooseFolder': () => ({ handled: false, folder: null }),
    'host.takeOpened': () => ({ file: null }),
    'host.chooseSave': ({ suggestedName }) => ({
      file: { token: core.files.temporary(suggestedName), name: suggestedName, download: true },
    }),
    'host.openExternal': ({ url }) => {
      if (safeExternalAddress(url) === undefined) throw new HostFailure('FORBIDDEN');
      return { handled: false };
    },
    'host.openFile': ({ token }) => {
      if (!core.files.resolve(token, 'copy')) throw new HostFailure('FORBIDDEN');
      return { handled: false };
    },
    'host.print': () => ({ handled: false }),
    'host.savePdf': () => ({ handled: false, saved: false }),
    'host.reload': () => ({ handled: false }),
  };
}
