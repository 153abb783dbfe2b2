import { createRouter, createWebHistory } from 'vue-router'
import HomePage from './home/HomePage.vue'

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: HomePage },
    { path: '/report', name: 'report', component: () => import('./report/ReportPage.vue') },
    { path: '/r/:areaCode', component: () => import('./report/ReportPage.vue') },
    { path: '/mine', name: 'mine', component: () => import('./mine/MinePage.vue') },
    { path: '/near', name: 'near', component: () => import('./near/NearPage.vue') },
    {
      path: '/household',
      name: 'household',
      component: () => import('./household/HouseholdPage.vue'),
    },
    { path: '/card', name: 'card', component: () => import('./card/CardPage.vue') },
    { path: '/follow', name: 'follow', component: () => import('./follow/FollowPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./shell/MissingPage.vue') },
  ],
})
