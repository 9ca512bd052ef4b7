using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// PowerShell objects as the engine can read them by shape. Tables and custom objects are copied as they are now, since
/// their owner may change them before the call; other objects are only unwrapped. An object that has not changed gives
/// the same copy, since sessions are shared by equality.
/// </summary>
internal sealed class ObjectShapes
{
    // A response, its credentials and what they wrap. An object can refer back to itself.
    private const int DeepestNesting = 4;

    // What the engine reads of a credential or a region. Other properties can be anything, and take long or fail.
    private static readonly string[] Members =
    [
        "AccessKey", "AccessKeyId", "SecretKey", "SecretAccessKey", "Token", "SessionToken", "Credentials", "SystemName",
    ];

    private readonly ConditionalWeakTable<object, Hashtable> _copies = new();

    /// <exception cref="SessionCredentialException">
    /// <c>InvalidCredentialObject</c>: a property cannot be read.
    /// </exception>
    internal object? Of(object? value)
    {
        object? source = ObjectMembers.Unwrapped(value);
        if (source is null || CopyOf(source, DeepestNesting) is not { } copy)
            return source;
        lock (_copies)
        {
            if (_copies.TryGetValue(source, out Hashtable? last))
            {
                if (AreEqual(last, copy))
                    return last;
                _copies.Remove(source);
            }

            _copies.Add(source, copy);
            return copy;
        }
    }

    /// <summary>Whether an object is the login of something, as a PSCredential is.</summary>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidCredentialObject</c>: the property cannot be read.
    /// </exception>
    internal static bool HasUserName(object? value) => value is not null && Member(value, nameof(PSCredential.UserName)) is not null;

    /// <returns>The copy; null of an object that is neither a table nor a custom object.</returns>
    private static Hashtable? CopyOf(object source, int depth)
    {
        if (depth == 0 || source is not (IDictionary or PSObject))
            return null;
        Hashtable copy = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in Members)
        {
            if (Member(source, name) is { } value)
                copy[name] = CopyOf(value, depth - 1) ?? value;
        }

        return copy;
    }

    private static object? Member(object source, string name)
    {
        try
        {
            return ObjectMembers.Of(source, name);
        }
        catch (GetValueException)
        {
            throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                IdentityErrorCodes.InvalidCredentialObject,
                $"The property {name} of a credential object cannot be read.",
                "Give an object with a key pair as its properties.");
        }
    }

    private static bool AreEqual(object? left, object? right) => left is Hashtable table && right is Hashtable other
        ? table.Count == other.Count && Members.All(name => AreEqual(table[name], other[name]))
        : Equals(left, right);
}
