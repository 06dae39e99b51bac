//! Fuzzy search of files.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    FuzzyFileSearchParams, FuzzyFileSearchResponse, FuzzyFileSearchSessionStartParams,
    FuzzyFileSearchSessionStartResponse, FuzzyFileSearchSessionStopParams,
    FuzzyFileSearchSessionStopResponse, FuzzyFileSearchSessionUpdateParams,
    FuzzyFileSearchSessionUpdateResponse, ThreadSearchOccurrencesParams,
    ThreadSearchOccurrencesResponse, ThreadSearchParams, ThreadSearchResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `fuzzyFileSearch`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fuzzy_file_search(
        &self,
        params: FuzzyFileSearchParams,
    ) -> Result<FuzzyFileSearchResponse, Error> {
        self.call(params).await
    }

    /// Calls `fuzzyFileSearch/sessionStart`.
    ///
    /// Experimental; releases: since 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fuzzy_file_search_session_start(
        &self,
        params: FuzzyFileSearchSessionStartParams,
    ) -> Result<FuzzyFileSearchSessionStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `fuzzyFileSearch/sessionStop`.
    ///
    /// Experimental; releases: since 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fuzzy_file_search_session_stop(
        &self,
        params: FuzzyFileSearchSessionStopParams,
    ) -> Result<FuzzyFileSearchSessionStopResponse, Error> {
        self.call(params).await
    }

    /// Calls `fuzzyFileSearch/sessionUpdate`.
    ///
    /// Experimental; releases: since 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fuzzy_file_search_session_update(
        &self,
        params: FuzzyFileSearchSessionUpdateParams,
    ) -> Result<FuzzyFileSearchSessionUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/search`.
    ///
    /// Experimental; releases: since 0.134.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_search(
        &self,
        params: ThreadSearchParams,
    ) -> Result<ThreadSearchResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/searchOccurrences`.
    ///
    /// Experimental; releases: since 0.145.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_search_occurrences(
        &self,
        params: ThreadSearchOccurrencesParams,
    ) -> Result<ThreadSearchOccurrencesResponse, Error> {
        self.call(params).await
    }
}
