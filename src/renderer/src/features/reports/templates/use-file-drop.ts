import { useEffect, useRef, useState } from 'react';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * Takes the file that is dropped anywhere on the window for as long as the page is on the screen, before the layer
 * that would import it.
 * @returns whether a file is held over the window
 */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the count says when the pointer is gone.
    let depth = 0;
    const follow = (step: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.stopPropagation();
      depth = Math.max(0, depth + step);
      setOver(depth > 0);
    };
    const onEnter = follow(1);
    const onLeave = follow(-1);
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    window.addEventListener('dragenter', onEnter, true);
    window.addEventListener('dragleave', onLeave, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragenter', onEnter, true);
      window.removeEventListener('dragleave', onLeave, true);
      window.removeEventListener('drop', onDrop, true);
    };
  }, []);
  return over;
}
