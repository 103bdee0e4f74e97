import { createContext, useContext } from 'react';

function deviceToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Today as the core sees it (ISO); before the core has answered, as the device does. */
export const TodayContext = createContext<string | undefined>(undefined);

export function useToday(): string {
  return useContext(TodayContext) ?? deviceToday();
}
