import type { App, Receiver, ReceiverEvent, SocketModeReceiver } from '@slack/bolt';

/**
 * Bolt acknowledges an event before a listener has seen it. Of messages Slack hears nothing until
 * their listeners are done, and where one throws it hears nothing at all, so that it sends them again.
 */
export function createHeldAcks() {
  const failed = new WeakSet<object>();

  async function process(app: App, event: ReceiverEvent): Promise<void> {
    if (!isMessage(event.body)) return await app.processEvent(event);
    await app.processEvent({ ...event, ack: async () => {} });
    if (!failed.has(event.body)) await event.ack();
  }

  return {
    /** The same receiver, which holds acknowledgements back. */
    over(receiver: SocketModeReceiver): Receiver {
      return {
        init(app) {
          const held = { processEvent: (event: ReceiverEvent) => process(app, event) };
          receiver.init(Object.assign(Object.create(app), held));
        },
        start: () => receiver.start(),
        stop: () => receiver.stop(),
      };
    },

    /** Whatever listened to this has thrown. */
    hasFailed: (body: object) => void failed.add(body),
  };
}

function isMessage(body: ReceiverEvent['body']): boolean {
  return body['type'] === 'event_callback' && body['event']?.type === 'message';
}
