import type { Permission } from '@koumen/api-client'
import type { TextKey } from '../i18n'

/** A page of the top bar, shown to whoever has one of its permissions. */
export interface Place {
  path: string
  text: TextKey
  any?: Permission[]
}

export const places: Place[] = [
  { path: '/', text: 'shell.today' },
  { path: '/households', text: 'shell.households', any: ['HOUSEHOLD_READ'] },
  { path: '/due', text: 'shell.due', any: ['HOUSEHOLD_READ'] },
  { path: '/checks', text: 'shell.checks', any: ['HOUSEHOLD_READ'] },
  {
    path: '/requests',
    text: 'shell.requests',
    any: ['REQUEST_READ', 'REQUEST_HANDLE', 'REQUEST_SUPERVISE'],
  },
  { path: '/statistics', text: 'shell.statistics', any: ['STATISTICS_READ'] },
  { path: '/ledger', text: 'shell.ledger', any: ['LEDGER_READ'] },
  { path: '/map', text: 'shell.map', any: ['AREA_READ'] },
  { path: '/workforce', text: 'shell.workforce', any: ['WORKFORCE_READ'] },
  { path: '/campaigns', text: 'shell.campaigns', any: ['CAMPAIGN_READ'] },
  { path: '/assignment', text: 'shell.assignment', any: ['PLAN_READ'] },
  { path: '/agreed', text: 'shell.agreed', any: ['VISIT_READ'] },
  { path: '/weeks', text: 'shell.weeks', any: ['PLAN_READ'] },
  { path: '/truth', text: 'shell.truth', any: ['TRUTH_READ'] },
  { path: '/exchange', text: 'shell.exchange', any: ['IMPORT', 'EXPORT'] },
  { path: '/duplicates', text: 'shell.duplicates', any: ['DUPLICATE_DECIDE'] },
  { path: '/access', text: 'shell.access', any: ['ACCESS_ADMIN'] },
  { path: '/audit', text: 'shell.audit', any: ['AUDIT_READ'] },
  { path: '/outbox', text: 'shell.outbox', any: ['SETTINGS_WRITE'] },
  { path: '/settings', text: 'shell.settings', any: ['SETTINGS_WRITE'] },
]
