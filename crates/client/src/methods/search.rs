//! Fuzzy search of files.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    FuzzyFileSearchParams, FuzzyFileSearchResponse, FuzzyFileSearchSessionStartParams,
    FuzzyFileSearchSessionStartResponse, FuzzyFileSearchSessionStopParams,
    FuzzyFileSearchSessionStopResponse, FuzzyFileSearchSessionUpdateParams,
    FuzzyFileSearchSessionUpdateResponse,
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
}
