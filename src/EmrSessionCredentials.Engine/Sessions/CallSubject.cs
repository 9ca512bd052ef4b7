namespace EmrSessionCredentials.Sessions;

/// <summary>What a call is, and what it is about.</summary>
/// <param name="ServiceId">The service, by the id that endpoint settings go by.</param>
internal sealed record CallSubject(string ServiceId, string Operation, string Target)
{
    /// <summary>What an error begins with: the identifier, unless something says more.</summary>
    internal string Name { get; init; } = Target;
}
