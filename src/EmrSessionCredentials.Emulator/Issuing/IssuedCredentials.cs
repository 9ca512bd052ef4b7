using System;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>Two tokens for one managed endpoint; the gateway accepts either.</summary>
internal sealed record EndpointTokens(string Id, string Token, string EndpointToken, DateTimeOffset ExpiresAt);

/// <summary>A user name and password for one cluster.</summary>
internal sealed record ClusterPassword(string Username, string Password, DateTimeOffset ExpiresAt);

/// <summary>A token for one Spark Connect session.</summary>
internal sealed record SessionToken(string Token, DateTimeOffset ExpiresAt);

/// <summary>An answer that may be given again until its credential expires.</summary>
internal sealed record IssuedAnswer(JsonObject Answer, DateTimeOffset ExpiresAt);
