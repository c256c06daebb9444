/** Reads an event stream as the HTML standard defines it, from a fetch body. */

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} alive called whenever bytes arrive, heartbeats included
 * @returns {AsyncGenerator<{type: string, data: string, id: string | undefined}>}
 */
export async function* eventsOf(body, alive) {
  let event = blank();
  for await (const line of linesOf(body, alive)) {
    if (line === '') {
      if (event.data.length > 0 || event.id !== undefined) {
        yield { type: event.type, data: event.data.join('\n'), id: event.id };
      }
      event = blank();
      continue;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (field === 'event') {
      event.type = value;
    } else if (field === 'data') {
      event.data.push(value);
    } else if (field === 'id') {
      event.id = value;
    }
  }
}

function blank() {
  return { type: 'message', data: [], id: undefined };
}

/** An unfinished last line is dropped: its event was cut and will be sent again. */
async function* linesOf(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      alive();
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      yield* lines;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
