//! Tokens.

use super::object::object;

object! {
    /// A number of tokens, by kind.
    TokenUsage {
        or_default {
            /// Of the input, cached ones included.
            input_tokens: u64,
            /// Those of the input that came from a cache.
            cached_input_tokens: u64,
            /// Of the output, reasoning included.
            output_tokens: u64,
            /// Those of the output that were reasoning.
            reasoning_output_tokens: u64,
            /// All together, as the server counts them.
            total_tokens: u64,
        }
    }
}

object! {
    /// What was used so far.
    TokenUsageInfo {
        required {
            /// In the whole thread; in a fork with what its origin had used.
            total_token_usage: TokenUsage,
            /// By the last request to the model.
            last_token_usage: TokenUsage,
        }
        optional {
            /// How many tokens the model can take.
            model_context_window: u64,
        }
    }
}

object! {
    /// What one request to the model used (`token_usage_record`), written by releases from between 0.152 and 0.155 on.
    TokenUsageRecord {
        optional {
            /// The turn.
            turn_id: String,
            /// The model's id for its response.
            response_id: String,
            /// By this request.
            usage: TokenUsage,
            /// By the turn so far.
            turn_token_usage: TokenUsage,
            /// By the thread so far.
            thread_token_usage: TokenUsage,
        }
    }
}
