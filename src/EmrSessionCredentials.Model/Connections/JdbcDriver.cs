namespace EmrSessionCredentials.Connections;

/// <summary>Whose JDBC URL to write, and which port is meant where none is given.</summary>
public enum JdbcDriver
{
    /// <summary><c>jdbc:hive2://host:10000/default;ssl=true</c> (HiveServer2).</summary>
    Hive2,

    /// <summary><c>jdbc:trino://host:8889?SSL=true</c>.</summary>
    Trino,

    /// <summary><c>jdbc:presto://host:8889?SSL=true</c>.</summary>
    Presto,
}
