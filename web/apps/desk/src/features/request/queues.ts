import type { Permission } from '@koumen/api-client'

/** The piles that somebody works on, the most pressing first. */
export function queuesOf(may: (permission: Permission) => boolean): string[] {
  if (may('REQUEST_DISPATCH')) {
    return [
      'received',
      'asked',
      'soon',
      'overdue',
      'dispatched',
      'waiting',
      'hold',
      'unhappy',
      'supervised',
      'settled',
      'mine',
      'all',
    ]
  }
  if (may('REQUEST_WRITE')) {
    return [
      'open',
      'received',
      'mine',
      'soon',
      'overdue',
      'dispatched',
      'waiting',
      'hold',
      'unhappy',
      'settled',
      'all',
    ]
  }
  if (may('REQUEST_SUPERVISE')) {
    return ['open', 'overdue', 'supervised', 'unhappy', 'hold', 'asked', 'soon', 'settled', 'all']
  }
  if (may('REQUEST_HANDLE')) {
    return [
      'dispatched',
      'soon',
      'overdue',
      'waiting',
      'hold',
      'unhappy',
      'supervised',
      'settled',
      'all',
    ]
  }
  return ['open', 'received', 'dispatched', 'soon', 'overdue', 'hold', 'settled', 'all']
}

/** What the server calls a pile. */
export function questionOf(queue: string): { state: string; mine: boolean } {
  return queue === 'mine' ? { state: 'unfinished', mine: true } : { state: queue, mine: false }
}
