import type { RequestRow, TimelineEntry, VisitRow } from '@koumen/api-client'
import { localMoment } from '@koumen/domain'

/** Something that happened to a household, whatever kind of thing it was. */
export type Happening =
  | { kind: 'change'; id: string; day: string; order: string; change: TimelineEntry }
  | { kind: 'visit'; id: string; day: string; order: string; visit: VisitRow }
  | { kind: 'request'; id: string; day: string; order: string; request: RequestRow }

/** Changes, visits and requests as one story, the latest first. */
export function story(
  changes: readonly TimelineEntry[],
  visits: readonly VisitRow[],
  requests: readonly RequestRow[],
): Happening[] {
  const all: Happening[] = [
    ...changes.map((change) => ({
      kind: 'change' as const,
      id: change.id,
      day: change.happenedOn,
      order: `${change.happenedOn}T${localMoment(change.recordedAt).slice(11)}`,
      change,
    })),
    ...visits.map((visit) => ({
      kind: 'visit' as const,
      id: visit.id,
      day: localMoment(visit.visitedAt).slice(0, 10),
      order: localMoment(visit.visitedAt),
      visit,
    })),
    ...requests.map((request) => ({
      kind: 'request' as const,
      id: request.id,
      day: localMoment(request.receivedAt).slice(0, 10),
      order: localMoment(request.receivedAt),
      request,
    })),
  ]
  return all.sort((a, b) => (a.order < b.order ? 1 : a.order > b.order ? -1 : 0))
}
