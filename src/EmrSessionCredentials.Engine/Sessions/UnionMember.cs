namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The name of a union's member that the client does not know. This project's clients keep it; AWS's own packages have
/// no such property, so it is looked up by name and is simply not there with them.
/// </summary>
internal static class UnionMember
{
    private const string Property = "UnknownUnionMember";

    internal static string? Of(object? union) => union?.GetType().GetProperty(Property)?.GetValue(union) as string;
}
