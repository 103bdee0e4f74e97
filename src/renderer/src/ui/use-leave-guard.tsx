import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from './use-confirm.tsx';

/**
 * Asks before a page with unsaved values is left, inside the application and by closing the window.
 * @param isDirty read at the moment of leaving, so that a save just before lets one go
 */
export function useLeaveGuard(isDirty: () => boolean): void {
  const confirm = useConfirm();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isDirty(),
  );

  const asking = useRef(false);
  useEffect(() => {
    // Asked once, however often one tries to leave meanwhile.
    if (blocker.state !== 'blocked' || asking.current) return;
    asking.current = true;
    void confirm({
      title: 'Rời trang mà chưa ghi?',
      content: 'Những gì vừa nhập trên trang này chưa được ghi vào sổ và sẽ mất.',
      action: 'Rời trang',
      stay: 'Ở lại trang',
      danger: true,
    }).then((leave) => {
      asking.current = false;
      if (leave) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, confirm]);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isDirty]);
}
