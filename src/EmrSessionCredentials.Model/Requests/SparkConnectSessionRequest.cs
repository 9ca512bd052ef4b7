namespace EmrSessionCredentials.Requests;

/// <summary>
/// A request about a Spark Connect session of one service or the other: for its endpoint (<c>GetSessionEndpoint</c>),
/// its description (<c>GetSession</c>) or its end (<c>TerminateSession</c>).
/// </summary>
internal abstract record SparkConnectSessionRequest : SessionCredentialRequest
{
    /// <summary>The session (<c>SessionId</c>).</summary>
    public required string SessionId { get; init; }

    public sealed override string Target => SessionId;
}
