import type { TextKey } from '../../i18n'

const names: Record<string, TextKey> = {
  households: 'exchange.exportHouseholds',
  residents: 'exchange.exportResidents',
  staff: 'exchange.staff',
  requests: 'exchange.requests',
}

/** What leaves, in words. */
export function exportName(kind: string): TextKey {
  return names[kind] ?? 'exchange.export'
}

/** Has the browser save an exported file. */
export function fetchFile(run: string): void {
  const link = document.createElement('a')
  link.href = `/api/exports/${encodeURIComponent(run)}/file`
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}

/** The size of a file, as people say it. */
export function sizeOf(bytes: number): string {
  return bytes > 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
