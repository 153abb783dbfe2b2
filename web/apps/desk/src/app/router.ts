import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { accessRoutes } from '../features/access/routes'
import { auditRoutes } from '../features/audit/routes'
import { useSession } from '../features/session/session'
import { workforceRoutes } from '../features/workforce/routes'

const pages: RouteRecordRaw[] = [
  ...workforceRoutes,
  ...accessRoutes,
  ...auditRoutes,
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
  if (to.meta['open']) return true
  const session = useSession()
  await session.resume()
  return session.me ? true : { path: '/sign-in', query: { next: to.fullPath } }
})
