/** What goes wrong with one call of the Web API. */
export type ApiFault =
  | { readonly kind: 'fail'; readonly status: number }
  | { readonly kind: 'hold'; readonly released: Promise<void> }
  | { readonly kind: 'lose-answer' };

/** What goes wrong with one delivery to the app. */
export type DeliveryFault =
  | { readonly kind: 'duplicate'; readonly as: 'same-event' | 'new-event' }
  | { readonly kind: 'lose-ack' }
  | { readonly kind: 'lose-connection' };

/** The faults that are waiting to happen. */
export type FaultBox = {
  addApiFault(method: string, times: number, fault: ApiFault): void;
  takeApiFault(method: string): ApiFault | undefined;
  addDeliveryFault(times: number, fault: DeliveryFault): void;
  takeDeliveryFault(kind: DeliveryFault['kind']): DeliveryFault | undefined;
  clear(): void;
};

type Waiting<F> = { readonly key: string; readonly fault: F; times: number };

/** A box without faults. */
export function makeFaultBox(): FaultBox {
  let api: Waiting<ApiFault>[] = [];
  let delivery: Waiting<DeliveryFault>[] = [];
  return {
    addApiFault: (key, times, fault) => void api.push({ key, fault, times }),
    takeApiFault: (method) => take(api, method),
    addDeliveryFault: (times, fault) => void delivery.push({ key: fault.kind, fault, times }),
    takeDeliveryFault: (kind) => take(delivery, kind),
    clear: () => {
      api = [];
      delivery = [];
    },
  };
}

function take<F>(waiting: Waiting<F>[], key: string): F | undefined {
  const found = waiting.find((each) => each.key === key && each.times > 0);
  if (!found) return undefined;
  found.times -= 1;
  return found.fault;
}
