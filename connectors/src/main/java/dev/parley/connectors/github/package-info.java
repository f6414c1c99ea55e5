/** GitHub: repositories, files, issues, pull requests and workflow runs. Source: GitHub REST API, version 2022-11-28. */
@NullMarked
package dev.parley.connectors.github;

import org.jspecify.annotations.NullMarked;
