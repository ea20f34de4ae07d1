import { DATABASE_NAME, type Database, openDatabase, storageFailure } from './database';

/** The database as the rest of the background uses it: opened when first needed, and again after it was closed. */
export interface Connection {
  /** Runs work on the open database. Throws `KnownFailure` with the kind of trouble. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>;
}

export function makeConnection(name = DATABASE_NAME): Connection {
  let open: Promise<Database> | null = null;
  const database = (): Promise<Database> => {
    if (open) return open;
    const opening = openDatabase(() => {
      if (open === opening) open = null;
    }, name);
    open = opening;
    // A failed open is not kept: the next request tries again.
    opening.catch(() => {
      if (open === opening) open = null;
    });
    return opening;
  };
  return {
    async use(work) {
      try {
        return await work(await database());
      } catch (error) {
        throw storageFailure(error);
      }
    },
  };
}
