import { asProblem, type Problem, type Report } from '@koumen/api-client'
import { preferences } from '@koumen/phone'
import { ref } from 'vue'
import { api, ready } from '../api'
import { keep } from '../mine/kept'
import type { Piece } from './report'
import { drop, get, keys, put } from './store'

/** A finished report on its way: first the words, then each picture. */
interface Parcel {
  report: Report
  slip?: { number: string; code: string }
  pieces: Piece[]
}

export interface Sent {
  number: string
  code: string
  /** Pictures that the server would not take, with its reason. */
  refused: string[]
}

/** How a sending ended. */
export type Outcome =
  { kind: 'sent'; sent: Sent } | { kind: 'waiting' } | { kind: 'refused'; problem: Problem }

/** How many reports still wait on this phone. */
export const waiting = ref(0)
/** What was sent while nobody looked. */
export const sentMeanwhile = ref<Sent[]>([])

const prefix = 'parcel '
// Without a database of its own (private mode) the browser holds the parcel as long as the page.
const inMemory = new Map<string, Parcel>()
let going: Promise<unknown> = Promise.resolve()

async function hold(parcel: Parcel): Promise<void> {
  inMemory.set(parcel.report.id, parcel)
  try {
    await put('notes', prefix + parcel.report.id, parcel)
  } catch {
    // Held in memory.
  }
}

async function letGo(id: string): Promise<void> {
  inMemory.delete(id)
  await drop('notes', prefix + id).catch(() => undefined)
}

async function parcels(): Promise<Parcel[]> {
  const ids = (await keys('notes').catch(() => [])).filter((key) => key.startsWith(prefix))
  const stored = await Promise.all(ids.map((key) => get<Parcel>('notes', key)))
  const all = new Map(inMemory)
  for (const one of stored) if (one && !all.has(one.report.id)) all.set(one.report.id, one)
  return [...all.values()].sort((a, b) => (a.report.id < b.report.id ? -1 : 1))
}

/** Whether trying again later can help: no signal, a busy or restarting server. */
function isPassing(problem: Problem): boolean {
  return problem.status === 0 || problem.status === 429 || (problem.status ?? 0) >= 500
}

async function deliver(parcel: Parcel): Promise<Outcome> {
  const refused: string[] = []
  try {
    await ready()
    if (!parcel.slip) {
      const slip = await api.post('/api/reports', parcel.report)
      parcel.slip = { number: slip.number, code: slip.code }
      keep(parcel.slip)
      await hold(parcel)
    }
    for (const piece of [...parcel.pieces]) {
      const problem = await upload(parcel.slip, piece)
      if (problem && isPassing(problem)) return { kind: 'waiting' }
      if (problem) refused.push(problem.title)
      parcel.pieces = parcel.pieces.filter((one) => one.id !== piece.id)
      await hold(parcel)
    }
  } catch (thrown) {
    const problem = asProblem(thrown, preferences.locale)
    if (isPassing(problem)) return { kind: 'waiting' }
    await letGo(parcel.report.id)
    return { kind: 'refused', problem }
  }
  await letGo(parcel.report.id)
  return { kind: 'sent', sent: { ...parcel.slip, refused } }
}

async function upload(
  slip: { number: string; code: string },
  piece: Piece,
): Promise<Problem | undefined> {
  const form = new FormData()
  form.append('file', piece.file, piece.name)
  try {
    await api.post(`/api/follow/pictures?id=${piece.id}`, form, {
      headers: { 'X-Follow-Number': slip.number, 'X-Follow-Code': slip.code },
    })
    return undefined
  } catch (thrown) {
    return asProblem(thrown, preferences.locale)
  }
}

/** One after the other: nothing is sent twice at once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = going.then(work, work)
  going = turn.catch(() => undefined)
  return turn
}

/** Sends a report; where that fails for now, it waits on this phone and goes by itself. */
export async function send(report: Report, pieces: Piece[]): Promise<Outcome> {
  const parcel: Parcel = { report, pieces: pieces.map((piece) => ({ ...piece })) }
  await hold(parcel)
  const outcome = await inTurn(() => deliver(parcel))
  waiting.value = (await parcels()).length
  return outcome
}

async function retry(): Promise<void> {
  for (const parcel of await parcels()) {
    const outcome = await deliver(parcel)
    if (outcome.kind === 'sent') sentMeanwhile.value = [...sentMeanwhile.value, outcome.sent]
    if (outcome.kind === 'waiting') break
  }
  waiting.value = (await parcels()).length
}

/** Sends what waits when the page opens, when the network is back, and every half minute. */
export function keepSending(): void {
  const again = () => void inTurn(retry)
  window.addEventListener('online', again)
  window.setInterval(() => {
    if (waiting.value > 0) again()
  }, 30_000)
  again()
}
