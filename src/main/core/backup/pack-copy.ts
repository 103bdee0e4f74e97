import type { BackupFacts } from '#shared/contract/backup.ts';
import { examineFile, makeStandalone, readFacts } from '../db/database-file.ts';
import { replaceFile } from '../system/durable-files.ts';
import { asCopyFailure } from '../system/replace-file.ts';
import { ATTACHMENTS, type BackupManifest, ENTRIES, extractBackup } from './backup-file.ts';
import type { CopyResults, PackJob } from './copy-jobs.ts';
import { writeZip } from './write-zip.ts';

/** Writes a backup file; it has its name only when it is whole, on the disk, and was read back against its hashes. */
export async function packCopy(job: PackJob): Promise<CopyResults['pack']> {
  const key = Buffer.from(job.key);
  try {
    makeStandalone(job.database, key);
  } catch (cause) {
    throw asCopyFailure(cause);
  }
  const { problems, facts } = job.thorough
    ? examineFile(job.database, key)
    : { problems: [], facts: readFacts(job.database, key) };
  if (problems.length > 0) return { problems, written: null };
  const said = { ...job.said, attachments: job.attachments.length, ...facts };
  let written: BackupFacts | null = null;
  await replaceFile(job.target, async (temporary) => {
    await pack(temporary, job, said);
    written = (await extractBackup(temporary, null)).facts;
  });
  return { problems, written };
}

function pack(path: string, job: PackJob, said: Omit<BackupFacts, 'size'>): Promise<void> {
  return writeZip(path, new Date(said.createdAt), async (zip) => {
    const database = await zip.addFile(ENTRIES.database, job.database);
    const files: BackupManifest['files'] = [];
    for (const { name, path: source } of job.attachments) {
      files.push({ name, sha256: (await zip.addFile(`${ATTACHMENTS}${name}`, source)).sha256 });
    }
    zip.addBytes(ENTRIES.keyring, Buffer.from(JSON.stringify(job.keyring)));
    const manifest: BackupManifest = { ...said, format: 1, database, files };
    zip.addBytes(ENTRIES.manifest, Buffer.from(JSON.stringify(manifest, null, 2)));
  });
}
