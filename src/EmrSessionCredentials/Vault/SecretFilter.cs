using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What the filter of Get-SecretInfo can match: one name, or names of some kinds.
/// </summary>
/// <param name="Exact">The one name, where the filter is a name; it is answered as it stands, without a call.</param>
/// <param name="Kinds">The kinds to list, where the filter is a pattern; none where it can match nothing.</param>
/// <remarks>
/// SecretManagement looks a name up here before it gets the secret from the default vault. A call at that place would
/// need a permission that getting the credential does not need, and would find no name that has a query.
/// </remarks>
internal sealed record SecretFilter(SecretName? Exact, IReadOnlyList<SessionTargetKind> Kinds)
{
    /// <summary>Reads a filter.</summary>
    /// <param name="filter">A pattern or a name; nothing is <c>*</c>.</param>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSecretName</c> or <c>UnknownSecretKind</c>: it has no wildcard, and is not a name.
    /// </exception>
    public static SecretFilter Parse(string? filter)
    {
        string text = string.IsNullOrEmpty(filter) ? "*" : filter!;
        return IsPattern(text)
            ? new SecretFilter(
                Exact: null, [.. SessionKinds.All.Where(kind => CanMatch(text, kind)).Select(kind => kind.Kind)])
            : new SecretFilter(SecretName.Parse(text), []);
    }

    /// <summary>A question mark is a wildcard where no query comes after it.</summary>
    private static bool IsPattern(string text) =>
        PercentEncoding.HasWildcard(text) || (text.IndexOf('?') is int mark and >= 0 && text.IndexOf('=', mark) < 0);

    private static bool CanMatch(string pattern, SessionKind kind)
    {
        string beginning = new([.. pattern.TakeWhile(c => c != '?' && !PercentEncoding.IsWildcard(c))]);
        string word = kind.Word + "/";
        return beginning.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }
}
