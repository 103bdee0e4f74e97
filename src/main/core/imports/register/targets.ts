import type { ImportKind } from '#shared/contract/imports.ts';
import { commendationTarget } from './commendation-target.ts';
import { sessionTarget } from './session-target.ts';
import { speakerTarget } from './speaker-target.ts';
import type { ImportTarget } from './target.ts';

/** A target whose records are only handed back to itself, so that callers need not know their type. */
function anyTarget(target: unknown): ImportTarget {
  return target as ImportTarget;
}

const targets: Record<ImportKind, ImportTarget> = {
  speakers: anyTarget(speakerTarget),
  sessions: anyTarget(sessionTarget),
  commendations: anyTarget(commendationTarget),
};

export function targetOf(kind: ImportKind): ImportTarget {
  return targets[kind];
}
