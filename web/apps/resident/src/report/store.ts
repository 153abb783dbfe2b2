/** A few files and one note per key in the browser's own database; photos do not fit elsewhere. */

const stores = ['files', 'notes'] as const
type Store = (typeof stores)[number]

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, fail) => {
    const asked = indexedDB.open('koumen.resident', 1)
    asked.onupgradeneeded = () => stores.forEach((name) => asked.result.createObjectStore(name))
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error)
  })
  opened.catch(() => (opened = undefined))
  return opened
}

async function run<T>(
  store: Store,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  return new Promise<T>((done, fail) => {
    const transaction = database.transaction(store, mode)
    const asked = ask(transaction.objectStore(store))
    transaction.oncomplete = () => done(asked.result)
    transaction.onabort = () => fail(transaction.error)
    transaction.onerror = () => fail(transaction.error)
  })
}

export async function put(store: Store, key: string, value: unknown): Promise<void> {
  await run(store, 'readwrite', (held) => held.put(value, key))
}

export async function get<T>(store: Store, key: string): Promise<T | undefined> {
  return (await run(store, 'readonly', (held) => held.get(key))) as T | undefined
}

export async function drop(store: Store, key: string): Promise<void> {
  await run(store, 'readwrite', (held) => held.delete(key))
}

export async function keys(store: Store): Promise<string[]> {
  return (await run(store, 'readonly', (held) => held.getAllKeys())).map(String)
}
