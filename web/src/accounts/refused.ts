import { ChatFlowError } from "@chatflow/protocol";

/**
 * What the page itself does not take, said in the reader's language already. It is about the input: the words of an error are
 * the server's, which errorText() knows in English only.
 */
export const refused = (message: string): ChatFlowError => new ChatFlowError("invalid_input", { issues: [{ path: [], message }] });
