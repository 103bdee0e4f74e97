import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { foldLog } from '../backup/copy-thread.ts';
import { CoreError, CoreStartError } from '../core-error.ts';
import { encryptFile, isPlainDatabase, makeStandalone } from '../db/database-file.ts';
import { DatabaseHost } from '../db/database-host.ts';
import {
  decidingFile,
  type ExchangeFiles,
  finishExchange,
  formerDatabase,
  moveDatabase,
  prepareExchange,
  removeDatabase,
} from '../db/exchange-files.ts';
import { APPLICATION_ID } from '../db/migrate.ts';
import { migrations } from '../db/migrations/index.ts';
import { type OpenDatabase, openDatabase } from '../db/open-database.ts';
import { replaceText } from '../system/durable-files.ts';
import {
  IDLE_MINUTES,
  type Keyring,
  keyringFile,
  newDataKey,
  readKeyring,
  type ScryptCost,
  writeKeyring,
} from './keyring.ts';
import { plainFacts } from './plain-register.ts';
import { keyWithoutPassword, localWay, type SystemKeyStore } from './system-way.ts';
import { passwordWay } from './ways.ts';

export interface VaultOptions {
  dataFolder: string;
  /** Names of what is in the data folder. */
  parts: { database: string; snapshots: string; temporary: string };
  clock(): Date;
  /** Where the folder is empty, becomes the register's password. */
  password?: string | undefined;
  /** The system's own key store (DPAPI, Keychain), where a host has one. */
  systemKeys?: SystemKeyStore | undefined;
  scryptCost?: ScryptCost | undefined;
  lockWaitMs?: number | undefined;
  /** Whether a register that cannot be opened is reported by operations instead of at the start. */
  openDamaged: boolean;
  /** Must leave a backup, or throw. */
  beforeMigration(
    vault: Vault,
    source: { copyTo(target: string): Promise<void>; key: Buffer; keyring: Keyring },
  ): Promise<void>;
}

/**
 * The register as a whole: its database, its key and the ways to the key. It is open, locked (nobody has given a
 * password yet) or damaged. Everything that exchanges the database goes through here.
 */
export class Vault {
  readonly host = new DatabaseHost();
  readonly options: VaultOptions;
  /** Whether it was opened by the recovery code: whoever has that owns the register. */
  recovered = false;
  #keyring: Keyring;
  #key: Buffer | undefined;

  constructor(options: VaultOptions, keyring: Keyring) {
    this.options = options;
    this.#keyring = keyring;
  }

  get keyring(): Keyring {
    return this.#keyring;
  }

  /** The data key; throws where the register is locked. */
  get key(): Buffer {
    if (!this.#key) throw new CoreError('LOCKED');
    return this.#key;
  }

  get hasKey(): boolean {
    return this.#key !== undefined;
  }

  get files(): ExchangeFiles {
    const { dataFolder, parts } = this.options;
    return { database: join(dataFolder, parts.database), keyring: keyringFile(dataFolder) };
  }

  /** Where the program keeps its own backups. */
  get snapshots(): string {
    return join(this.options.dataFolder, this.options.parts.snapshots);
  }

  /** Opens the database under a key that was found to be the right one. */
  async openWith(key: Buffer): Promise<void> {
    this.#key = key;
    try {
      this.host.set(await this.#openDatabase(key));
    } catch (error) {
      const damaged = error instanceof CoreStartError && error.code === 'DATABASE_DAMAGED';
      if (damaged) await this.host.close('DATABASE_DAMAGED');
      if (!damaged || !this.options.openDamaged) throw error;
    }
  }

  #openDatabase(key: Buffer): Promise<OpenDatabase> {
    const { beforeMigration, lockWaitMs } = this.options;
    return openDatabase({
      file: this.files.database,
      key,
      beforeMigration: (copyTo) => beforeMigration(this, { copyTo, key, keyring: this.#keyring }),
      foldLog,
      ...(lockWaitMs === undefined ? {} : { lockWaitMs }),
    });
  }

  /** Closes the database and forgets the key. */
  async lock(): Promise<void> {
    await this.host.exclusively(async () => {
      await this.host.close('LOCKED');
      this.#key?.fill(0);
      this.#key = undefined;
      this.recovered = false;
    });
  }

  /**
   * Closes a register in which damage was found while it was worked on; the key stays, to restore or salvage it. Gives
   * what went wrong in closing, which a damaged file may well do.
   */
  async closeDamaged(): Promise<unknown> {
    return this.host.exclusively(() =>
      this.host.close('DATABASE_DAMAGED').then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
  }

  /** Writes other ways to the same key; no record is touched. */
  async changeWays(ways: Keyring['ways']): Promise<void> {
    await this.changeKeyring({ ways });
  }

  async changeKeyring(change: Pick<Partial<Keyring>, 'ways' | 'idleMinutes'>): Promise<void> {
    if (this.options.dataFolder === ':memory:') throw new CoreError('CONFLICT');
    const keyring = { ...this.#keyring, ...change };
    await writeKeyring(this.options.dataFolder, keyring);
    this.#keyring = keyring;
  }

  /**
   * Puts a prepared database file, and its keyring and key, in the place of the present ones; the present database is
   * moved to `keepAs` or removed. `first` sees the present one when nobody works on it any more. Where the new one does not open, the present one is put back and the error thrown.
   */
  async exchange(
    database: string,
    keyring: Keyring,
    key: Buffer,
    keepAs: string | null,
    first: (opened: OpenDatabase) => Promise<void>,
  ): Promise<void> {
    await this.host.exclusively(async () => {
      const before = { keyring: this.#keyring, key: this.#key };
      if (this.host.opened) await first(this.host.opened);
      await this.host.close('BUSY');
      try {
        await this.#put(database, keyring, key);
      } catch (error) {
        await this.#putBack(before.keyring, before.key);
        throw error;
      }
      if (keepAs === null) await removeDatabase(formerDatabase(this.files));
      else await moveDatabase(formerDatabase(this.files), keepAs);
      before.key?.fill(0);
    });
  }

  async #putBack(keyring: Keyring, key: Buffer | undefined): Promise<void> {
    await this.host.close('BUSY');
    if (await isThere(formerDatabase(this.files))) {
      await prepareExchange(this.files, formerDatabase(this.files));
      await replaceText(decidingFile(this.files), JSON.stringify(keyring));
    }
    await finishExchange(this.files);
    this.#keyring = keyring;
    await writeKeyring(this.options.dataFolder, keyring);
    await removeDatabase(formerDatabase(this.files));
    if (!key) return this.host.close('LOCKED');
    this.#key = key;
    try {
      this.host.set(await this.#openDatabase(key));
    } catch (error) {
      // It was damaged before: the caller hears why the exchange failed, and the state says the rest.
      if (!(error instanceof CoreStartError)) throw error;
      await this.host.close('DATABASE_DAMAGED');
    }
  }

  async #put(database: string, keyring: Keyring, key: Buffer): Promise<void> {
    await prepareExchange(this.files, database);
    await replaceText(decidingFile(this.files), JSON.stringify(keyring));
    await finishExchange(this.files);
    this.#keyring = keyring;
    await writeKeyring(this.options.dataFolder, keyring);
    this.#key = Buffer.from(key);
    this.host.set(await this.#openDatabase(this.#key));
  }
}

async function inMemory(options: VaultOptions): Promise<Vault> {
  const vault = new Vault(options, {
    format: 1,
    keyId: '0'.repeat(32),
    former: [],
    ways: [{ kind: 'open', key: '' }],
    idleMinutes: null,
  });
  vault.host.set(await openDatabase({ file: ':memory:', key: null, beforeMigration: async () => undefined }));
  return vault;
}

async function newKeyring(options: VaultOptions): Promise<{ keyring: Keyring; key: Buffer }> {
  const { key, keyId } = newDataKey();
  const way = options.password
    ? await passwordWay(key, keyId, options.password, null, options.scryptCost)
    : await localWay(key, keyId, options.systemKeys);
  return { keyring: { format: 1, keyId, former: [], ways: [way], idleMinutes: IDLE_MINUTES }, key };
}

/** Encrypts a register from before encryption; the plain file is removed when the encrypted one has its place. */
async function encryptPlain(options: VaultOptions, files: ExchangeFiles, known: Keyring | undefined): Promise<Keyring> {
  const facts = plainFacts(files.database);
  if (facts.applicationId !== APPLICATION_ID) throw new CoreStartError('DATABASE_DAMAGED');
  if (facts.schemaVersion > (migrations.at(-1)?.version ?? 0)) throw new CoreStartError('DATABASE_NEWER');
  const found = known ? await keyWithoutPassword(known, options.systemKeys) : undefined;
  const { keyring, key } = known && found ? { keyring: known, key: found } : await newKeyring(options);
  makeStandalone(files.database, null);
  const copy = join(options.dataFolder, options.parts.temporary, `${randomUUID()}.db`);
  await copyFile(files.database, copy);
  encryptFile(copy, null, key);
  await prepareExchange(files, copy);
  await replaceText(decidingFile(files), JSON.stringify(keyring));
  await finishExchange(files);
  await writeKeyring(options.dataFolder, keyring);
  await removeDatabase(formerDatabase(files));
  return keyring;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );
}

/**
 * Opens the register of a data folder, or sets a new one up; it stays locked where its key needs a password is still to
 * be given. Throws {@link CoreStartError}.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { dataFolder, parts } = options;
  if (dataFolder === ':memory:') return inMemory(options);
  const files = { database: join(dataFolder, parts.database), keyring: keyringFile(dataFolder) };
  await mkdir(join(dataFolder, parts.snapshots), { recursive: true });
  await rm(join(dataFolder, parts.temporary), { recursive: true, force: true });
  await mkdir(join(dataFolder, parts.temporary), { recursive: true });
  await finishExchange(files);
  if (await isThere(formerDatabase(files))) {
    const kept = `truoc-trao-doi-${options.clock().toISOString().replace(/\W/g, '')}.db`;
    await moveDatabase(formerDatabase(files), join(dataFolder, parts.snapshots, kept));
  }
  let keyring = await readKeyring(dataFolder);
  if (await isPlainDatabase(files.database)) keyring = await encryptPlain(options, files, keyring);
  if (!keyring) {
    // A database that nothing can open must not get a new key beside it: whoever finds the old one still can.
    if (await isThere(files.database)) throw new CoreStartError('DATABASE_DAMAGED');
    const made = await newKeyring(options);
    await writeKeyring(dataFolder, made.keyring);
    const vault = new Vault(options, made.keyring);
    await vault.openWith(made.key);
    return vault;
  }
  const vault = new Vault(options, keyring);
  const key = await keyWithoutPassword(keyring, options.systemKeys);
  if (key) await vault.openWith(key);
  return vault;
}
