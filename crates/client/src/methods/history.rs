//! Histories, page by page: turns, items, timelines.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ThreadItemsListParams, ThreadItemsListResponse, ThreadItemsReadParams, ThreadItemsReadResponse,
    ThreadTimelineListParams, ThreadTimelineListResponse, ThreadTurnsItemsListParams,
    ThreadTurnsItemsListResponse, ThreadTurnsListParams, ThreadTurnsListResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `thread/items/list`.
    ///
    /// Releases: since 0.151; experimental: 0.143 to 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_items_list(
        &self,
        params: ThreadItemsListParams,
    ) -> Result<ThreadItemsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/items/read`.
    ///
    /// Experimental; releases: since 0.163.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_items_read(
        &self,
        params: ThreadItemsReadParams,
    ) -> Result<ThreadItemsReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/timeline/list`.
    ///
    /// Experimental; releases: since 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_timeline_list(
        &self,
        params: ThreadTimelineListParams,
    ) -> Result<ThreadTimelineListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/turns/items/list`.
    ///
    /// Experimental; releases: 0.130 to 0.142.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_turns_items_list(
        &self,
        params: ThreadTurnsItemsListParams,
    ) -> Result<ThreadTurnsItemsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/turns/list`.
    ///
    /// Releases: 0.122 to 0.128, since 0.151; experimental: 0.129 to 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_turns_list(
        &self,
        params: ThreadTurnsListParams,
    ) -> Result<ThreadTurnsListResponse, Error> {
        self.call(params).await
    }
}
