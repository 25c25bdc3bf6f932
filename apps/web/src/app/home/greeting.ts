const words = ['', 'une chose vous attend', 'deux choses vous attendent', 'trois choses vous attendent', 'quatre choses vous attendent'];

/**
 * « Bonsoir Claire, deux choses vous attendent ».
 * @param time as said in Paris, « 18 h 10 »; evening begins at 18 h
 * @param waiting how many things wait, unknown while it is being asked
 */
export function greetingOf(time: string, firstName: string, waiting: number | undefined): string {
  const hour = Number.parseInt(time, 10);
  const hello = `${hour >= 18 || hour < 5 ? 'Bonsoir' : 'Bonjour'}${firstName && ` ${firstName}`}`;
  if (!waiting) return hello;
  return `${hello}, ${words[waiting] ?? `${waiting}\u00a0choses vous attendent`}`;
}
