import type { Pocket } from './pocket'

/** Something locked: nobody reads it without the key of the person it belongs to. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}

/** How one person's key is kept on this phone; never in the clear. */
export interface Lock {
  owner: string
  /** Opens by itself until `dayUntil`; the browser does not hand its bytes out. */
  day?: CryptoKey
  /** Milliseconds since 1970. */
  dayUntil?: number
  /** The key, locked with the person's password. */
  wrapped?: Sealed & { salt: Uint8Array<ArrayBuffer> }
}

/** A phone that was opened in the morning stays open for a day's work without signal. */
const DAY = 14 * 3600 * 1000

/** Said when a key is needed that nobody has opened. */
export const LOCKED = 'the phone is locked'

/** What OWASP asks of PBKDF2 with SHA-256 (2023): https://cheatsheetseries.owasp.org */
const ROUNDS = 600_000

/**
 * Locks and opens what a phone keeps about households. The key comes from the server, which can
 * take it away; here it lies locked with the person's password, and for a day as a key that the
 * browser uses but does not show.
 */
export class Vault {
  private key: { owner: string; usable: CryptoKey; bytes?: Uint8Array<ArrayBuffer> } | undefined
  private readonly waiting = new Map<string, { done: Promise<void>; open: () => void }>()
  private readonly unlocked = new Map<string, unknown>()

  constructor(
    private readonly pocket: Pocket,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes the key that the server handed out. */
  async take(owner: string, base64: string): Promise<void> {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const usable = await usableKey(bytes)
    await this.keepForTheDay(owner, usable)
    this.use({ owner, usable, bytes })
  }

  /** Locks the key with the password too, so that it opens without signal after the day is over. */
  async protect(owner: string, password: string): Promise<void> {
    const bytes = this.key?.owner === owner ? this.key.bytes : undefined
    if (!bytes) return
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const outer = await keyOf(password, salt)
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, outer, bytes)
    await this.change(owner, { wrapped: { salt, iv, box } })
  }

  /** Opens without a word while the day lasts. */
  async open(owner: string): Promise<boolean> {
    if (!canLock() || this.key?.owner === owner) return true
    const lock = await this.pocket.locks.get(owner)
    if (!lock?.day || (lock.dayUntil ?? 0) < this.now()) return false
    this.use({ owner, usable: lock.day })
    return true
  }

  /** Comes back as soon as what `owner` keeps can be read: now, or when the person unlocks it. */
  async opened(owner: string): Promise<void> {
    if (await this.open(owner)) return
    let waiting = this.waiting.get(owner)
    if (!waiting) {
      let open = () => undefined as void
      const done = new Promise<void>((resolve) => (open = resolve))
      waiting = { done, open }
      this.waiting.set(owner, waiting)
    }
    return waiting.done
  }

  /** Whether a password opens what this phone keeps of a person. */
  async hasPassword(owner: string): Promise<boolean> {
    return !!(await this.pocket.locks.get(owner))?.wrapped
  }

  /** Opens with the password; false when it is another one. */
  async unlock(owner: string, password: string): Promise<boolean> {
    const wrapped = (await this.pocket.locks.get(owner))?.wrapped
    if (!wrapped) return false
    try {
      const outer = await keyOf(password, wrapped.salt)
      const { iv, box } = wrapped
      const inner = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, outer, box)
      const bytes = new Uint8Array(inner)
      const usable = await usableKey(bytes)
      await this.keepForTheDay(owner, usable)
      this.use({ owner, usable, bytes })
      return true
    } catch {
      return false
    }
  }

  /** Throws the key away. */
  async forget(owner: string): Promise<void> {
    if (this.key?.owner === owner) this.key = undefined
    await this.pocket.locks.delete(owner)
  }

  /**
   * Locks a value. A browser that can lock nothing (no https) keeps it in this page's memory only,
   * and the phone keeps a mark without words.
   */
  async seal(owner: string, value: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    if (!canLock()) {
      this.unlocked.set(iv.join(), structuredClone(value))
      return { iv, box: new ArrayBuffer(0) }
    }
    const text = new TextEncoder().encode(JSON.stringify(value))
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.keyFor(owner), text)
    return { iv, box }
  }

  async openSealed<T>(owner: string, { iv, box }: Sealed): Promise<T> {
    if (!canLock()) {
      if (!this.unlocked.has(iv.join())) throw new Error('gone with the page that wrote it')
      return structuredClone(this.unlocked.get(iv.join())) as T
    }
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.keyFor(owner), box)
    return JSON.parse(new TextDecoder().decode(text)) as T
  }

  private use(key: { owner: string; usable: CryptoKey; bytes?: Uint8Array<ArrayBuffer> }): void {
    this.key = key
    this.waiting.get(key.owner)?.open()
    this.waiting.delete(key.owner)
  }

  private keyFor(owner: string): CryptoKey {
    if (this.key?.owner !== owner) throw new Error(LOCKED)
    return this.key.usable
  }

  private async keepForTheDay(owner: string, day: CryptoKey): Promise<void> {
    await this.change(owner, { day, dayUntil: this.now() + DAY })
  }

  private async change(owner: string, what: Partial<Lock>): Promise<void> {
    const lock = (await this.pocket.locks.get(owner)) ?? { owner }
    await this.pocket.locks.put({ ...lock, ...what })
  }
}

/** Browsers lock only what came over https. */
function canLock(): boolean {
  return 'subtle' in globalThis.crypto && !!globalThis.crypto.subtle
}

function usableKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function keyOf(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(password)
  const from = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}
