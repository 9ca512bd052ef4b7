using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Programs;

/// <summary>The environment variables of several connections together, and the files that some of them name.</summary>
internal sealed class ConnectionEnvironment : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private string? _authorities;
    private string? _file;

    private ConnectionEnvironment()
    {
    }

    /// <summary>The variables, their secrets readable.</summary>
    internal IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>Puts the variables of all connections into one table.</summary>
    /// <param name="connections">The connections.</param>
    /// <returns>The variables; disposing of it removes the files.</returns>
    /// <exception cref="SessionCredentialException">
    /// One has expired or has no variables, two of them set the same variable to different values, or a file cannot be
    /// written.
    /// </exception>
    internal static ConnectionEnvironment Of(IEnumerable<EmrConnection> connections)
    {
        ConnectionEnvironment all = new();
        try
        {
            foreach (EmrConnection connection in connections)
                all.Add(connection);
            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        if (_file is null)
            return;
        try
        {
            File.Delete(_file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has no secret, and must not hide an error of what ran.
        }
    }

    private void Add(EmrConnection connection)
    {
        foreach (KeyValuePair<string, string> variable in connection.RevealEnvironment())
        {
            if (_variables.TryGetValue(variable.Key, out string? other) && other != variable.Value)
                throw ConnectionErrors.Conflict(connection, variable.Key);
            _variables[variable.Key] = variable.Value;
        }

        if (connection.CertificateAuthority is { } authorities)
            AddAuthorities(connection, authorities);
    }

    private void AddAuthorities(EmrConnection connection, string authorities)
    {
        const string variable = GatewayVariables.CertificateAuthorities;
        if (_authorities is not null && _authorities != authorities)
            throw ConnectionErrors.Conflict(connection, variable);
        if (_authorities is not null)
            return;
        string file = Path.Combine(Path.GetTempPath(), $"emr-authority-{Guid.NewGuid():N}.pem");
        try
        {
            using FileStream stream = CreateFile(file);
            _file = file;
            byte[] text = Encoding.UTF8.GetBytes(authorities);
            stream.Write(text, 0, text.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ConnectionErrors.NoFile(connection, exception);
        }

        _authorities = authorities;
        _variables[variable] = file;
    }

    /// <summary>
    /// A file that only this user can read. On Windows, the folder for temporary files is the user's own.
    /// </summary>
    private static FileStream CreateFile(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Write,
                Mode = FileMode.CreateNew,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }
}
