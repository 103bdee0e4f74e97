/** Above the bar at the foot of a page: the button that a clerk needs next is there. */
export const notices = { placement: 'bottomRight', maxCount: 3, bottom: 80 } as const;
