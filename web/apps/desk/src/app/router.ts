import type { Permission } from '@koumen/api-client'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { accessRoutes } from '../features/access/routes'
import { agreedRoutes } from '../features/agreed/routes'
import { assignmentRoutes } from '../features/assignment/routes'
import { auditRoutes } from '../features/audit/routes'
import { campaignRoutes } from '../features/campaign/routes'
import { checkRoutes } from '../features/check/routes'
import { dueRoutes } from '../features/due/routes'
import { duplicateRoutes } from '../features/duplicate/routes'
import { exchangeRoutes } from '../features/exchange/routes'
import { homeRoutes } from '../features/home/routes'
import { householdRoutes } from '../features/household/routes'
import { ledgerRoutes } from '../features/ledger/routes'
import { mapRoutes } from '../features/map/routes'
import { noticeRoutes } from '../features/notice/routes'
import { requestRoutes } from '../features/request/routes'
import { useSession } from '../features/session/session'
import { roundRoutes } from '../features/round/routes'
import { settingsRoutes } from '../features/settings/routes'
import { statisticsRoutes } from '../features/statistics/routes'
import { truthRoutes } from '../features/truth/routes'
import { workforceRoutes } from '../features/workforce/routes'

declare module 'vue-router' {
  interface RouteMeta {
    /** Needs nobody to be signed in. */
    open?: boolean
    /** Needs one of these permissions. */
    any?: Permission[]
    /** Is about no area; the tree is hidden. */
    everywhere?: boolean
    /** Each address is a page of its own, kept apart from others of the same kind. */
    own?: boolean
  }
}

const pages: RouteRecordRaw[] = [
  ...homeRoutes,
  ...householdRoutes,
  ...checkRoutes,
  ...dueRoutes,
  ...duplicateRoutes,
  ...requestRoutes,
  ...statisticsRoutes,
  ...exchangeRoutes,
  ...ledgerRoutes,
  ...mapRoutes,
  ...workforceRoutes,
  ...agreedRoutes,
  ...assignmentRoutes,
  ...roundRoutes,
  ...truthRoutes,
  ...campaignRoutes,
  ...accessRoutes,
  ...auditRoutes,
  ...noticeRoutes,
  ...settingsRoutes,
  {
    path: 'account',
    component: () => import('../features/session/AccountPage.vue'),
    meta: { everywhere: true },
  },
  {
    path: ':rest(.*)*',
    component: () => import('../shell/LostPage.vue'),
    meta: { everywhere: true },
  },
]

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    {
      path: '/sign-in',
      component: () => import('../features/session/SignInPage.vue'),
      meta: { open: true },
    },
    {
      path: '/setup/:token',
      component: () => import('../features/session/SetupPage.vue'),
      meta: { open: true },
    },
    { path: '/', component: () => import('../shell/DeskShell.vue'), children: pages },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  if (!(await session.resume())) return false
  return session.me ? true : { path: '/sign-in', query: { next: to.fullPath } }
})
