//! Realtime (voice) sessions of a thread.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ThreadRealtimeAppendAudioParams, ThreadRealtimeAppendAudioResponse,
    ThreadRealtimeAppendSpeechParams, ThreadRealtimeAppendSpeechResponse,
    ThreadRealtimeAppendTextParams, ThreadRealtimeAppendTextResponse,
    ThreadRealtimeListVoicesParams, ThreadRealtimeListVoicesResponse, ThreadRealtimeStartParams,
    ThreadRealtimeStartResponse, ThreadRealtimeStopParams, ThreadRealtimeStopResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `thread/realtime/appendAudio`.
    ///
    /// Experimental; releases: since 0.106.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_append_audio(
        &self,
        params: ThreadRealtimeAppendAudioParams,
    ) -> Result<ThreadRealtimeAppendAudioResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/realtime/appendSpeech`.
    ///
    /// Experimental; releases: since 0.141.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_append_speech(
        &self,
        params: ThreadRealtimeAppendSpeechParams,
    ) -> Result<ThreadRealtimeAppendSpeechResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/realtime/appendText`.
    ///
    /// Experimental; releases: since 0.106.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_append_text(
        &self,
        params: ThreadRealtimeAppendTextParams,
    ) -> Result<ThreadRealtimeAppendTextResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/realtime/listVoices`.
    ///
    /// Experimental; releases: since 0.120.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_list_voices(
        &self,
        params: ThreadRealtimeListVoicesParams,
    ) -> Result<ThreadRealtimeListVoicesResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/realtime/start`.
    ///
    /// Experimental; releases: since 0.106.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_start(
        &self,
        params: ThreadRealtimeStartParams,
    ) -> Result<ThreadRealtimeStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/realtime/stop`.
    ///
    /// Experimental; releases: since 0.106.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_realtime_stop(
        &self,
        params: ThreadRealtimeStopParams,
    ) -> Result<ThreadRealtimeStopResponse, Error> {
        self.call(params).await
    }
}
