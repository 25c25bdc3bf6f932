import { Reflector } from '@nestjs/core';

/** For the rare door that streams, or opens its own transactions (sessions): none is opened around it, nor its answer replayed. */
export const OutsideTransaction = Reflector.createDecorator<true | undefined, true>({ transform: () => true });
