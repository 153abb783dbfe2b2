import type { OpenPlace, Report } from '@koumen/api-client'
import { uuid7 } from '@koumen/domain'
import { reactive, ref, watch } from 'vue'
import { drop, get, put } from './store'

export type Wish = 'call' | 'quiet' | 'anonymous'

/** What hangs on a report: made small in this browser, kept here until the server has it. */
export interface Piece {
  id: string
  kind: 'picture' | 'sound'
  file: Blob
  name: string
  seconds?: number
}

/** The report as it is being written. */
export interface Draft {
  id: string
  body: string
  category?: string
  area?: OpenPlace
  place: string
  pin?: { longitude: number; latitude: number; accuracy: number }
  name: string
  phone: string
  wish: Wish
  pieces: Piece[]
}

export const mostPictures = 6
export const mostSeconds = 60

const lastArea = 'koumen.resident.area'

function remembered(): OpenPlace | undefined {
  try {
    return JSON.parse(localStorage.getItem(lastArea) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** The community is asked once; the next report starts with it. */
export function rememberArea(area: OpenPlace): void {
  try {
    localStorage.setItem(lastArea, JSON.stringify(area))
  } catch {
    // Then it is asked again.
  }
}

function fresh(): Draft {
  return {
    id: uuid7(),
    body: '',
    area: remembered(),
    place: '',
    name: '',
    phone: '',
    wish: 'call',
    pieces: [],
  }
}

export const draft = reactive<Draft>(fresh())
/** Whether the page found something that had been begun before. */
export const foundAgain = ref(false)

let restored: Promise<void> | undefined
let keeping: ReturnType<typeof setTimeout> | undefined

export function isBegun(): boolean {
  return draft.body.trim() !== '' || draft.pieces.length > 0
}

/** Brings back what was begun and not sent; once per page load. */
export function restore(): Promise<void> {
  restored ??= get<Draft>('notes', 'draft')
    .then((found) => {
      if (found && !isBegun()) {
        const area = draft.area ?? found.area
        Object.assign(draft, found, { area })
        foundAgain.value = isBegun()
      }
    })
    .catch(() => undefined)
    .then(() => {
      watch(draft, keepSoon, { deep: true })
    })
  return restored
}

function keepSoon() {
  clearTimeout(keeping)
  keeping = setTimeout(() => void keepNow(), 300)
}

/** Writes the draft down now: the page may be closed at once. */
export async function keepNow(): Promise<void> {
  clearTimeout(keeping)
  try {
    if (isBegun()) await put('notes', 'draft', plain(draft))
    else await drop('notes', 'draft')
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** Begins anew, with the same community. */
export async function clear(): Promise<void> {
  const next = fresh()
  Object.assign(draft, next, { category: undefined, pin: undefined, area: next.area ?? draft.area })
  foundAgain.value = false
  await keepNow()
}

/** Without Vue's proxies, which the browser's database does not take. */
export function plain(from: Draft): Draft {
  return {
    ...from,
    area: from.area && { ...from.area, path: [...from.area.path] },
    pin: from.pin && { ...from.pin },
    pieces: from.pieces.map((piece) => ({ ...piece })),
  }
}

/** What the server is told; who stays unknown is not sent along at all. */
export function reportOf(from: Draft): Report {
  const known = from.wish !== 'anonymous'
  return {
    id: from.id,
    areaCode: from.area?.code ?? '',
    body: from.body.trim(),
    category: from.category,
    place: from.place.trim() || undefined,
    pin: from.pin && { longitude: from.pin.longitude, latitude: from.pin.latitude },
    name: known ? from.name.trim() || undefined : undefined,
    phone: known ? from.phone.trim() || undefined : undefined,
    contactWish: from.wish,
  }
}
